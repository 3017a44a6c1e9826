/**
 * The wire of the admin API: a table of operations, the check of each call's signature, and how answers and errors look.
 *
 * <p>An operation is one row ({@link dev.sluice.admin.wire.Operation}) that a CDI bean provides by implementing
 * {@link dev.sluice.admin.wire.OperationGroup}; its handler gets a {@link dev.sluice.admin.wire.Call} and answers a
 * {@link dev.sluice.admin.wire.Reply}, or fails with a {@link dev.sluice.admin.fault.AwsFault}. Nothing here knows any one
 * operation.
 *
 * <p>What another AWS service is asked ({@link dev.sluice.admin.wire.AwsService}) comes through the same door: the scope of
 * its signature names it, and it answers and refuses in a wire format of its own.
 */
@NullMarked
package dev.sluice.admin.wire;

import org.jspecify.annotations.NullMarked;
