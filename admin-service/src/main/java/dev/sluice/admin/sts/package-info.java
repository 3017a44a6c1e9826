/**
 * AWS STS at the admin port: who is calling, and temporary credentials. Its wire is AWS's query protocol: a form in, XML out.
 * Nothing is stored.
 */
@NullMarked
package dev.sluice.admin.sts;

import org.jspecify.annotations.NullMarked;
