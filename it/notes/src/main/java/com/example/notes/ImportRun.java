// SPDX-License-Identifier: Apache-2.0
package com.example.notes;

import jakarta.enterprise.concurrent.Asynchronous;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Does the work of an import after its request has been answered. The server's executor knows whose work it is. */
@ApplicationScoped
public class ImportRun {

  private static final System.Logger LOG = System.getLogger(ImportRun.class.getName());
  private static final int AT_ONCE = 100;

  @Inject
  Imports imports;

  /**
   * Writes the notes, a hundred in a transaction.
   *
   * @param id the key of an import of the caller
   * @param texts what the notes say
   * @return ends when all are written, or no more will be
   */
  @Asynchronous
  public CompletionStage<Void> start(UUID id, List<String> texts) {
    try {
      for (int from = 0; from < texts.size(); from += AT_ONCE) {
        imports.write(id, texts.subList(from, Math.min(from + AT_ONCE, texts.size())));
      }
    } catch (Exception e) {
      // WildFly throws a commit that has failed as a checked exception, which no method declares.
      LOG.log(System.Logger.Level.ERROR, "Import " + id + " has failed", e);
      imports.fail(id);
    }
    return Asynchronous.Result.complete(null);
  }
}
