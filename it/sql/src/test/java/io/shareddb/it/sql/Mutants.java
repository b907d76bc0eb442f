// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import io.shareddb.it.EmbeddedDatabase;
import java.util.List;
import java.util.stream.Stream;

/** Distinct ways to break a protected schema, each by one change that a hurried migration could hold. */
final class Mutants {

  private static final String OWN = "(user_id = (select shared_db.current_user_id()))";
  private static final String ME = "create or replace function shared_db.current_user_id() returns uuid ";

  private static final List<Mutant> POLICIES = List.of(
      Mutant.of("row security disabled", "alter table notes disable row level security"),
      Mutant.of("row security not forced", "alter table notes no force row level security"),
      Mutant.of("users: row security disabled", "alter table users disable row level security"),
      Mutant.of("users: row security not forced", "alter table users no force row level security"),
      Mutant.of("select policy dropped", "drop policy notes_select_own on notes"),
      Mutant.of("insert policy dropped", "drop policy notes_insert_own on notes"),
      Mutant.of("update policy dropped", "drop policy notes_update_own on notes"),
      Mutant.of("delete policy dropped", "drop policy notes_delete_own on notes"),
      Mutant.of("select: using (true)", "alter policy notes_select_own on notes using (true)"),
      Mutant.of("insert: with check (true)", "alter policy notes_insert_own on notes with check (true)"),
      Mutant.of("update: using (true)", "alter policy notes_update_own on notes using (true)"),
      Mutant.of("update: with check (true)", "alter policy notes_update_own on notes with check (true)"),
      Mutant.of("delete: using (true)", "alter policy notes_delete_own on notes using (true)"),
      Mutant.of("select: nobody sees all",
          "alter policy notes_select_own on notes using " + orNobody()),
      Mutant.of("insert: nobody may insert", "alter policy notes_insert_own on notes with check " + orNobody()),
      Mutant.of("update: nobody changes all", "alter policy notes_update_own on notes using " + orNobody()),
      Mutant.of("delete: nobody takes all", "alter policy notes_delete_own on notes using " + orNobody()),
      Mutant.of("select: by the wrong column",
          "alter policy files_select_own on files using (note_id is not null)"),
      Mutant.of("select: everyone but me",
          "alter policy notes_select_own on notes using (user_id <> (select shared_db.current_user_id()))"),
      Mutant.of("a second, wider policy", "create policy wide on notes for select using (text <> '')"),
      Mutant.of("a second policy for all commands", "create policy wide on notes to shared_db_app using (true)"),
      Mutant.of("select for another role only", "alter policy notes_select_own on notes to " + EmbeddedDatabase.OWNER),
      Mutant.of("a restrictive policy in the way",
          "create policy narrow on notes as restrictive for select using (id < 10)"),
      Mutant.of("a policy that asks per row",
          "alter policy notes_select_own on notes using (user_id = shared_db.current_user_id())"),
      Mutant.of("users: everyone is visible", "alter policy users_select_own on users using (true)"),
      Mutant.of("users: everyone is writable",
          "alter policy users_update_own on users using (true) with check (true)"),
      Mutant.of("users: update policy dropped", "drop policy users_update_own on users"),
      Mutant.of("shared rows for nobody too",
          "alter policy places_select_shared on places using (user_id is null)"),
      Mutant.of("shared rows writable",
          "alter policy places_update_own on places using (user_id is null or " + OWN + ")"),
      Mutant.of("soft deletion not hidden", "alter policy tasks_select_own on tasks using " + OWN),
      Mutant.of("soft deletion undone", "alter policy tasks_update_own on tasks using " + OWN,
          "alter policy tasks_select_own on tasks using " + OWN),
      Mutant.of("read-only table with a policy and right to write",
          "create policy invoices_update_own on invoices for update using " + OWN,
          "grant update on invoices to shared_db_app"));

  private static final List<Mutant> WHO = List.of(
      Mutant.of("no nullif", ME + "language sql stable parallel safe return current_setting('app.user_id', true)::uuid"),
      Mutant.of("the setting must exist",
          ME + "language sql stable parallel safe return nullif(current_setting('app.user_id'), '')::uuid"),
      Mutant.of("garbage is nobody", ME + "language sql stable parallel safe return case when "
          + "current_setting('app.user_id', true) ~ '^[0-9a-f-]{36}$' then current_setting('app.user_id', true)::uuid end"),
      Mutant.of("another setting",
          ME + "language sql stable parallel safe return nullif(current_setting('app.tenant', true), '')::uuid"),
      Mutant.of("immutable", ME + "language sql immutable parallel safe "
          + "return nullif(current_setting('app.user_id', true), '')::uuid"),
      Mutant.of("volatile", ME + "language sql volatile parallel safe "
          + "return nullif(current_setting('app.user_id', true), '')::uuid"),
      Mutant.of("parallel unsafe", ME + "language sql stable parallel unsafe "
          + "return nullif(current_setting('app.user_id', true), '')::uuid"),
      Mutant.of("security definer on the hot path", ME + "language sql stable parallel safe security definer "
          + "return nullif(current_setting('app.user_id', true), '')::uuid"),
      Mutant.of("a search_path on the hot path", ME + "language sql stable parallel safe set search_path = pg_catalog "
          + "return nullif(current_setting('app.user_id', true), '')::uuid"),
      Mutant.of("plpgsql on the hot path", ME + "language plpgsql stable parallel safe as "
          + "'begin return nullif(current_setting(''app.user_id'', true), '''')::uuid; end'"),
      Mutant.of("leakproof by mistake", "alter function shared_db.current_user_id() leakproof"),
      Mutant.of("owner: no reason needed", owner("return true;")),
      Mutant.of("owner: refused without a word", owner("return false;")),
      Mutant.of("owner: a reason is enough for anyone",
          owner("return current_setting('shared_db.system', true) <> '';")),
      Mutant.of("owner: asks for the current user", owner("if not pg_has_role(current_user, owner, 'member') then "
          + "return false; end if; return current_setting('shared_db.system', true) <> '';")),
      Mutant.of("owner: policy dropped", "drop policy notes_owner on notes"),
      Mutant.of("owner: policy for everyone", "alter policy notes_owner on notes to public using (true)"),
      Mutant.of("system: no reason needed", "create or replace function shared_db.system_access() returns boolean "
          + "language plpgsql stable as 'begin return true; end'"),
      Mutant.of("system: policy dropped", "drop policy notes_system on notes"),
      Mutant.of("system: policy for everyone", "alter policy files_system on files to public"),
      Mutant.of("system: every login", "grant shared_db_system to shared_db_app")
          .undoneBy("revoke shared_db_system from shared_db_app"),
      Mutant.of("an empty reason counts", "create or replace function shared_db.as_system(reason text) returns void "
          + "language sql as $$ select set_config('shared_db.system', reason, true) $$"),
      Mutant.of("the reason stays in the session", "create or replace function shared_db.as_system(reason text) "
          + "returns void language plpgsql as $$ begin if trim(reason) = '' then raise sqlstate '22023'; end if; "
          + "perform set_config('shared_db.system', reason, false); end $$"));

  private static final List<Mutant> RIGHTS = List.of(
      Mutant.of("grant all", "grant all on notes to shared_db_app"),
      Mutant.of("truncate granted", "grant truncate on files to shared_db_app"),
      Mutant.of("references granted", "grant references on users to shared_db_app"),
      Mutant.of("trigger granted", "grant trigger on tasks to shared_db_app"),
      Mutant.of("granted to the public", "grant select on notes to public"),
      Mutant.of("truncate granted to a login", "grant truncate on files to " + EmbeddedDatabase.RUNTIME),
      Mutant.of("users: a login writes one column too many",
          "grant update (google_id) on users to " + EmbeddedDatabase.RUNTIME),
      Mutant.of("select revoked", "revoke select on notes from shared_db_app"),
      Mutant.of("users: every column writable", "grant update on users to shared_db_app"),
      Mutant.of("users: one column too many", "grant update (email) on users to shared_db_app"),
      Mutant.of("users: people added by anyone", "grant insert on users to shared_db_app",
          "create policy adds on users for insert with check (true)"),
      Mutant.of("users: people removed by anyone", "grant delete on users to shared_db_app"),
      Mutant.of("identities readable", "grant select on shared_db.identities to shared_db_app"),
      Mutant.of("deletion granted where it is soft", "grant delete on tasks to shared_db_app"),
      Mutant.of("sign_in for everyone", "grant execute on all functions in schema shared_db to public"),
      Mutant.of("sign_in by the owner",
          "alter function shared_db.sign_in(text, text, text, text, boolean, text, text, boolean) owner to "
              + EmbeddedDatabase.OWNER),
      Mutant.of("sign_in without a search_path",
          "alter function shared_db.sign_in(text, text, text, text, boolean, text, text, boolean) reset search_path"),
      Mutant.of("sign_in: an unverified address joins", signInWith("email_verified is not true", "false")),
      Mutant.of("sign_in: an unverified address makes an account", signInWith("email_verified is not true",
          "email_verified is not true and exists (select from public.users as u where u.email = sign_in.email)")),
      Mutant.of("sign_in: another Google id will do", signInWith("present_google_id <> google_id", "false"),
          signInWith("google_id = coalesce(u.google_id, sign_in.google_id)", "google_id = sign_in.google_id")),
      Mutant.of("sign_in: spelling counts", signInWith("lower(u.email) = lower(sign_in.email)", "u.email = sign_in.email")),
      Mutant.of("sign_in may write everything", "grant update on users to shared_db_auth"),
      Mutant.of("shared_db_auth has a member", "grant shared_db_auth to " + EmbeddedDatabase.RUNTIME)
          .undoneBy("revoke shared_db_auth from " + EmbeddedDatabase.RUNTIME),
      Mutant.of("sign_in sees nobody", "drop policy users_sign_in on users"),
      Mutant.of("updated_at left to the client", "drop trigger notes_touch_updated_at on notes"),
      Mutant.of("users: updated_at left to the client", "alter table users disable trigger users_touch_updated_at"),
      Mutant.of("soft deletion by the client's clock", "drop trigger tasks_stamp_deletion on tasks"),
      Mutant.of("soft deletion by the database's clock in system work", "create or replace function "
          + "shared_db.stamp_deletion() returns trigger language plpgsql as "
          + "'begin new.deleted_at := current_timestamp; return new; end'"),
      Mutant.of("owner not filled in", "alter table notes alter column user_id drop default"),
      Mutant.of("no index by owner", "drop index notes_user_id_idx",
          "alter table notes drop constraint notes_id_own_key cascade"),
      Mutant.of("child without the owner in its key", "alter table files drop constraint files_note_id_fkey, "
          + "add foreign key (note_id) references notes on delete cascade"),
      Mutant.of("child not deleted with its parent", "alter table files drop constraint files_note_id_fkey, "
          + "add foreign key (user_id, note_id) references notes (user_id, id)"),
      Mutant.of("a definer function that deletes anyone", "create or replace function shared_db.delete_own_account() "
          + "returns void language sql security definer set search_path = pg_catalog, pg_temp as "
          + "'delete from public.users'"));

  private static final List<Mutant> AUDIT = List.of(
      Mutant.of("audit: inserts not kept", "drop trigger notes_audit_insert on notes"),
      Mutant.of("audit: updates not kept", "drop trigger notes_audit_update on notes"),
      Mutant.of("audit: deletes not kept", "drop trigger notes_audit_delete on notes"),
      Mutant.of("audit: truncation not kept", "drop trigger notes_audit_truncate on notes"),
      Mutant.of("audit: switched off", "alter table notes disable trigger all"),
      Mutant.of("audit: entries forged", "grant insert on audit_log to shared_db_app"),
      Mutant.of("audit: entries forged by a trigger", "grant execute on function shared_db.audit_insert() to public"),
      Mutant.of("audit: entries changed", "grant update on audit_log to shared_db_app"),
      Mutant.of("audit: entries removed", "grant delete on audit_log to shared_db_app"),
      Mutant.of("audit: everyone reads", "alter policy audit_log_select_own on audit_log using (true)"),
      Mutant.of("audit: not forced", "alter table audit_log no force row level security"),
      Mutant.of("audit: purged by anyone in the owner's name",
          "grant execute on function shared_db.purge_audit(timestamp with time zone) to shared_db_app",
          "alter function shared_db.purge_audit(timestamp with time zone) security definer"),
      Mutant.of("audit: purged for no reason",
          "create or replace function shared_db.require_reason() returns void language sql as ''"),
      Mutant.of("audit: who acts for another not kept", "create or replace function shared_db.real_user_id() returns uuid "
          + "language sql stable return null::uuid"),
      Mutant.of("audit: the reason for it not kept", "create or replace function shared_db.stated_reason() returns text "
          + "language sql stable return nullif(current_setting('shared_db.system', true), '')"),
      Mutant.of("audit: system work's reason not kept", "create or replace function shared_db.stated_reason() returns text "
          + "language sql stable return nullif(current_setting('app.reason', true), '')"),
      Mutant.of("owner: the reason for acting for another opens tables",
          owner("return pg_has_role(session_user, owner, 'member') "
              + "and coalesce(nullif(current_setting('shared_db.system', true), ''), current_setting('app.reason', true)) <> '';")),
      Mutant.of("audit: the login's name instead of the user's", "create or replace function shared_db.audit_update() "
          + "returns trigger language plpgsql security definer as $$ begin insert into audit_log "
          + "(at, transaction_id, table_name, command, db_role) values (now(), pg_current_xact_id(), 'public.notes', "
          + "'UPDATE', session_user); return null; end $$"));

  static final List<Mutant> ALL = Stream.of(
      POLICIES.stream().map(mutant -> mutant.suspectedBy(RowRules.ALL)),
      WHO.stream().map(mutant -> mutant.suspectedBy(OwnerRules.ALL)),
      RIGHTS.stream().map(mutant -> mutant.suspectedBy(UserRules.ALL)),
      AUDIT.stream().map(mutant -> mutant.suspectedBy(AuditRules.ALL)))
      .flatMap(group -> group).toList();

  private Mutants() {}

  private static String orNobody() {
    return "((select shared_db.current_user_id()) is null or " + OWN + ")";
  }

  private static String signInWith(String text, String instead) {
    return "do $do$ declare f constant text := pg_get_functiondef("
        + "'shared_db.sign_in(text, text, text, text, boolean, text, text, boolean)'::regprocedure); begin "
        + "assert strpos(f, '" + text + "') > 0; execute replace(f, '" + text + "', '" + instead + "'); end $do$";
  }

  private static String owner(String body) {
    return "create or replace function shared_db.owner_access(owner name) returns boolean language plpgsql stable as $$ "
        + "begin " + body + " end $$";
  }
}
