// SPDX-License-Identifier: Apache-2.0
/** Says why a user sees what they see of a table: asked as that user, and once more as the owner, who sees all. */
package io.shareddb.internal.explain;
