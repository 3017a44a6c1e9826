/**
 * What belongs to the account and not to one API: its own settings, and the tags of anything that has an ARN.
 */
@NullMarked
package dev.sluice.admin.account;

import org.jspecify.annotations.NullMarked;
