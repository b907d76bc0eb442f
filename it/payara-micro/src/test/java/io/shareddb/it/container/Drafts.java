// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import java.util.UUID;
import java.util.concurrent.Callable;

/** What can go wrong in a transaction. */
public interface Drafts {

  UUID add(UUID owner, String title);

  void rename(UUID id, Callable<?> meanwhile) throws Exception;

  Draft read(UUID id);

  void merge(Draft detached);

  void sql(String statement);

  <T> T then(Callable<T> work) throws Exception;
}
