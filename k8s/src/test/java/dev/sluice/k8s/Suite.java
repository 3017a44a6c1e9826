package dev.sluice.k8s;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A set of manifests that are applied together, and the questions that the checks ask of it. */
record Suite(List<HasMetadata> manifests) {

    static final List<String> SERVICES = List.of(
            "edge-router", "admin-service", "auth-service", "rate-limit-service", "cache-service", "websocket-service");

    Suite {
        manifests = List.copyOf(manifests);
    }

    <T extends HasMetadata> List<T> all(Class<T> kind) {
        return manifests.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    <T extends HasMetadata> T one(Class<T> kind, String name) {
        return all(kind).stream()
                .filter(manifest -> manifest.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind.getSimpleName() + " " + name));
    }

    /** The pods of Deployments and StatefulSets by their workload's name. */
    PodTemplateSpec pod(String service) {
        return workloads()
                .filter(workload -> workload.getMetadata().getName().equals(service))
                .map(Suite::template)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no pods of " + service));
    }

    Container container(String service) {
        return pod(service).getSpec().getContainers().getFirst();
    }

    List<PodTemplateSpec> pods() {
        return workloads().map(Suite::template).toList();
    }

    List<EnvVar> environment() {
        return pods().stream()
                .flatMap(pod -> pod.getSpec().getContainers().stream())
                .flatMap(container -> container.getEnv().stream())
                .toList();
    }

    Stream<HasMetadata> workloads() {
        return manifests.stream().filter(m -> m instanceof Deployment || m instanceof StatefulSet);
    }

    static Map<String, String> selector(HasMetadata workload) {
        return workload instanceof StatefulSet set
                ? set.getSpec().getSelector().getMatchLabels()
                : ((Deployment) workload).getSpec().getSelector().getMatchLabels();
    }

    static PodTemplateSpec template(HasMetadata workload) {
        return workload instanceof StatefulSet set
                ? set.getSpec().getTemplate()
                : ((Deployment) workload).getSpec().getTemplate();
    }

    /** Whether labels carry everything that a selector asks for. */
    static boolean selects(Map<String, String> selector, Map<String, String> labels) {
        return labels.entrySet().containsAll(selector.entrySet());
    }
}
