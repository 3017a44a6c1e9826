/**
 * What travels on gateway.config and gateway.acks: one record type for each kind of key. Fields are only ever added.
 */
@NullMarked
package dev.sluice.contract.config;

import org.jspecify.annotations.NullMarked;
