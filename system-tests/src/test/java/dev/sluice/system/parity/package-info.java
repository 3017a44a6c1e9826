/**
 * Whether the control plane answers each of AWS's 124 operations as AWS does. Every call that a case makes through
 * {@link dev.sluice.system.parity.ControlPlane} is held against AWS's service model and noted in the run's ledger, from
 * which docs/parity.md is written.
 */
@NullMarked
package dev.sluice.system.parity;

import org.jspecify.annotations.NullMarked;
