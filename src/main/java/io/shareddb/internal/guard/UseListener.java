// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import io.shareddb.internal.context.RlsScope;
import org.hibernate.event.spi.DeleteContext;
import org.hibernate.event.spi.DeleteEvent;
import org.hibernate.event.spi.DeleteEventListener;
import org.hibernate.event.spi.MergeContext;
import org.hibernate.event.spi.MergeEvent;
import org.hibernate.event.spi.MergeEventListener;
import org.hibernate.event.spi.PersistContext;
import org.hibernate.event.spi.PersistEvent;
import org.hibernate.event.spi.PersistEventListener;

/** Asks whose the transaction is, ahead of Hibernate's own listeners; for cascades as well. */
final class UseListener implements PersistEventListener, MergeEventListener, DeleteEventListener {

  @Override
  public void onPersist(PersistEvent event) {
    RlsScope.useTransaction();
  }

  @Override
  public void onPersist(PersistEvent event, PersistContext created) {
    RlsScope.useTransaction();
  }

  @Override
  public void onMerge(MergeEvent event) {
    RlsScope.useTransaction();
  }

  @Override
  public void onMerge(MergeEvent event, MergeContext copied) {
    RlsScope.useTransaction();
  }

  @Override
  public void onDelete(DeleteEvent event) {
    RlsScope.useTransaction();
  }

  @Override
  public void onDelete(DeleteEvent event, DeleteContext removed) {
    RlsScope.useTransaction();
  }
}
