// SPDX-License-Identifier: Apache-2.0
/**
 * Notes as its callers see it, over HTTP. The rules hold on every server: each server's module runs these classes,
 * unchanged, with the files of its folder in server-config.
 */
package io.shareddb.it.http;
