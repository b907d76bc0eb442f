// SPDX-License-Identifier: Apache-2.0
/** Every way by which work enters an application. Behind each is a bean that says whose rows the database shows it. */
package io.shareddb.it.doors;
