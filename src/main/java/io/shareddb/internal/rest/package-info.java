// SPDX-License-Identifier: Apache-2.0
/** Answers for Jakarta REST. Loaded by its ServiceLoader only, so that nothing here is needed where it is not there. */
package io.shareddb.internal.rest;
