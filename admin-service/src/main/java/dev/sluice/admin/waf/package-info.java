/**
 * AWS WAF's wire (wafv2): web ACLs and what their rules refer to, and which stages they stand before. A web ACL is published
 * whole, with all that it refers to in it.
 */
@NullMarked
package dev.sluice.admin.waf;

import org.jspecify.annotations.NullMarked;
