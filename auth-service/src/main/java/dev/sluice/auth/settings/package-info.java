/**
 * What this process was given: its settings and its clock. Everything else gets them injected.
 */
@NullMarked
package dev.sluice.auth.settings;

import org.jspecify.annotations.NullMarked;
