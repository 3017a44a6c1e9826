/**
 * Where this service's settings and its time come from, and the password of its database.
 */
@NullMarked
package dev.sluice.admin.settings;

import org.jspecify.annotations.NullMarked;
