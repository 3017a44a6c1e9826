/** VPC links: names for the private targets of integrations, such as a Kubernetes Service or a list of addresses. */
@NullMarked
package dev.sluice.admin.link;

import org.jspecify.annotations.NullMarked;
