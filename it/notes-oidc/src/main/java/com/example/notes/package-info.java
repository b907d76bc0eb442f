// SPDX-License-Identifier: Apache-2.0
/** What Notes needs to know of the OpenID Connect provider. */
package com.example.notes;
