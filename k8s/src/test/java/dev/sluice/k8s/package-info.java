/** Checks the manifests. The files are read strictly always; what Kustomize makes of them where kubectl is installed. */
@NullMarked
package dev.sluice.k8s;

import org.jspecify.annotations.NullMarked;
