/** AWS WAF by AWS's own client. */
@NullMarked
package dev.sluice.admin.waf;

import org.jspecify.annotations.NullMarked;
