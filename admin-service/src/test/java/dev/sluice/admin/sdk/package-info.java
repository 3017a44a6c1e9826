/**
 * Every language's client is really compiled and run, against a server of its own.
 */
@NullMarked
package dev.sluice.admin.sdk;

import org.jspecify.annotations.NullMarked;
