/**
 * The errors that the control plane answers with, in AWS's words. Thrown by operations, rendered in one place (wire).
 */
@NullMarked
package dev.sluice.admin.fault;

import org.jspecify.annotations.NullMarked;
