// SPDX-License-Identifier: Apache-2.0
/** How the module enters the application: one extension that registers a handful of beans and judges the deployment. */
package io.shareddb.internal.cdi;
