// SPDX-License-Identifier: Apache-2.0
/** Notes as its callers see it: over HTTP, on Payara Micro, with the files of server-config. */
package io.shareddb.it.http;
