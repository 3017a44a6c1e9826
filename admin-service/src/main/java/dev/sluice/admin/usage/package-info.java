/**
 * Who may call how much: API keys and usage plans. Each change of one publishes it; counting what was used is not done here.
 */
@NullMarked
package dev.sluice.admin.usage;

import org.jspecify.annotations.NullMarked;
