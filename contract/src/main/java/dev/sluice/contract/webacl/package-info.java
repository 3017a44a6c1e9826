/** Web ACLs as they are published: what a stage's requests are held against before anything else. Every reference is resolved. */
@NullMarked
package dev.sluice.contract.webacl;

import org.jspecify.annotations.NullMarked;
