/**
 * The faults a gateway itself answers with: AWS's gateway response types and their defaults.
 */
@NullMarked
package dev.sluice.contract.fault;

import org.jspecify.annotations.NullMarked;
