package dev.sluice.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.settings.Setting;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be said of the files without Kustomize. */
class ServiceFilesTest {

    private static final List<String> SERVICES = Suite.SERVICES;
    private static final List<String> CLUSTERED = List.of("rate-limit-service", "cache-service");

    private final Suite base;

    ServiceFilesTest() throws IOException {
        base = ManifestFiles.base();
    }

    static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>(ManifestFiles.under(ManifestFiles.BASE));
        files.addAll(ManifestFiles.under(ManifestFiles.OVERLAYS));
        return files;
    }

    @ParameterizedTest
    @MethodSource("files")
    void fileHoldsOnlyKnownKeys(Path file) throws IOException {
        assertThat(StrictManifests.read(Files.readString(file))).isNotEmpty();
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void serviceHasAllThatItNeeds(String service) {
        assertThat(base.one(Service.class, service).getSpec().getPorts()).isNotEmpty();
        base.one(ServiceAccount.class, service);
        assertThat(base.pod(service).getSpec().getServiceAccountName()).isEqualTo(service);
        assertThat(base.container(service).getImage()).isEqualTo("sluice/" + service);
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void portsAreTheSettingsDefaults(String service) {
        Map<String, Integer> ports = base.container(service).getPorts().stream()
                .collect(Collectors.toMap(ContainerPort::getName, ContainerPort::getContainerPort));
        int port = number(service.toUpperCase(Locale.ROOT).replace('-', '_') + "_PORT");

        assertThat(ports).containsEntry("http", port).containsEntry("management", port + 1000);
        if (CLUSTERED.contains(service)) {
            assertThat(ports).containsEntry("members", port + 2000);
        }
    }

    @Test
    void everySelectorFindsItsPods() {
        base.workloads()
                .forEach(workload -> assertThat(Suite.selector(workload))
                        .isEqualTo(Map.of(
                                "app.kubernetes.io/name", workload.getMetadata().getName())));
        base.workloads()
                .forEach(workload -> assertThat(found(Suite.selector(workload))).isEqualTo(1));
        base.all(Service.class)
                .forEach(service ->
                        assertThat(found(service.getSpec().getSelector())).isEqualTo(1));
        base.all(PodDisruptionBudget.class)
                .forEach(budget -> assertThat(
                                found(budget.getSpec().getSelector().getMatchLabels()))
                        .isEqualTo(1));
    }

    @Test
    void everyTargetPortIsOneOfThePods() {
        for (Service service : base.all(Service.class)) {
            var pod = base.pods().stream()
                    .filter(p -> Suite.selects(
                            service.getSpec().getSelector(), p.getMetadata().getLabels()))
                    .findFirst()
                    .orElseThrow();
            List<String> names = pod.getSpec().getContainers().getFirst().getPorts().stream()
                    .map(ContainerPort::getName)
                    .toList();
            for (ServicePort port : service.getSpec().getPorts()) {
                assertThat(names).contains(port.getTargetPort().getStrVal());
            }
        }
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void servicesGrowAndSurviveMaintenance(String service) {
        HorizontalPodAutoscaler scaler = base.one(HorizontalPodAutoscaler.class, service);
        HasMetadata workload = base.workloads()
                .filter(w -> w.getMetadata().getName().equals(service))
                .findFirst()
                .orElseThrow();

        assertThat(scaler.getSpec().getScaleTargetRef().getName()).isEqualTo(service);
        assertThat(scaler.getSpec().getScaleTargetRef().getKind()).isEqualTo(workload.getKind());
        assertThat(scaler.getSpec().getMinReplicas()).isGreaterThan(1);
        base.one(PodDisruptionBudget.class, service);
    }

    /** A pod that is replaced finds the journal of the one before it: same name, same volume, mounted where it is written. */
    @Test
    void spentQuotasOutliveEveryPod() {
        StatefulSet limits = base.one(StatefulSet.class, "rate-limit-service");
        Container container = base.container("rate-limit-service");
        String home = container.getEnv().stream()
                .filter(variable -> variable.getName().equals(Setting.HOME.variable()))
                .findFirst()
                .orElseThrow()
                .getValue();

        assertThat(base.one(Service.class, limits.getSpec().getServiceName())
                        .getSpec()
                        .getClusterIP())
                .isEqualTo("None");
        assertThat(container.getVolumeMounts())
                .filteredOn(mount -> mount.getMountPath().equals(home))
                .singleElement()
                .satisfies(mount -> assertThat(mount.getReadOnly()).isNotEqualTo(true))
                .extracting(VolumeMount::getName)
                .isIn(limits.getSpec().getVolumeClaimTemplates().stream()
                        .map(claim -> claim.getMetadata().getName())
                        .toList());
    }

    @Test
    void onlyThePublicDoorIsOpenToEverybody() {
        for (NetworkPolicy policy : base.all(NetworkPolicy.class)) {
            boolean open = policy.getSpec().getIngress().stream()
                    .anyMatch(rule -> rule.getFrom().isEmpty());
            assertThat(open).isEqualTo(policy.getMetadata().getName().equals("public-door"));
        }
        assertThat(base.one(NetworkPolicy.class, "public-door")
                        .getSpec()
                        .getPodSelector()
                        .getMatchLabels())
                .containsExactly(Map.entry("app.kubernetes.io/name", "edge-router"));
    }

    /** Policies add up: what one lets in, another cannot keep out. */
    @Test
    void onlyTheControlPlaneComesToTheManagementPortOfThePublicDoor() {
        Map<String, String> door =
                Map.of("app.kubernetes.io/name", "edge-router", "app.kubernetes.io/part-of", "sluice");
        List<String> comers = base.all(NetworkPolicy.class).stream()
                .filter(policy -> selects(policy.getSpec().getPodSelector(), door))
                .map(policy -> policy.getMetadata().getName())
                .toList();

        assertThat(comers).containsExactlyInAnyOrder("trials", "public-door", "metrics");
        assertThat(base.one(NetworkPolicy.class, "trials").getSpec().getIngress())
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.getFrom())
                            .singleElement()
                            .satisfies(from -> assertThat(from.getPodSelector().getMatchLabels())
                                    .isEqualTo(Map.of("app.kubernetes.io/name", "admin-service")));
                    assertThat(rule.getPorts())
                            .singleElement()
                            .satisfies(port ->
                                    assertThat(port.getPort().getStrVal()).isEqualTo("management"));
                });
        assertThat(base.one(NetworkPolicy.class, "public-door").getSpec().getIngress().stream()
                        .flatMap(rule -> rule.getPorts().stream())
                        .map(port -> port.getPort().getStrVal()))
                .doesNotContain("management");
    }

    private static boolean selects(LabelSelector selector, Map<String, String> labels) {
        return Suite.selects(selector.getMatchLabels(), labels)
                && selector.getMatchExpressions().stream()
                        .allMatch(wanted -> wanted.getOperator().equals("NotIn")
                                && !wanted.getValues().contains(labels.get(wanted.getKey())));
    }

    @Test
    void everySettingIsKnown() throws IOException {
        Stream<String> environment = base.environment().stream().map(EnvVar::getName);
        Stream<String> shared = settings(Files.readString(ManifestFiles.BASE.resolve("settings.env")));
        List<String> overlays = new ArrayList<>();
        for (String overlay : ManifestFiles.overlays()) {
            settings(Files.readString(ManifestFiles.OVERLAYS.resolve(overlay).resolve("kustomization.yaml")))
                    .forEach(overlays::add);
        }
        List<String> known = Stream.of(Setting.values()).map(Setting::variable).toList();

        assertThat(overlays).isNotEmpty();
        assertThat(Stream.of(environment, shared, overlays.stream())
                        .flatMap(all -> all)
                        .filter(name -> name.startsWith("SLUICE_")))
                .isSubsetOf(known);
    }

    private static Stream<String> settings(String text) {
        return Pattern.compile("^(?:\\s*- )?(SLUICE_\\w+)=", Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(match -> match.group(1));
    }

    private static int number(String setting) {
        return Integer.parseInt(Setting.valueOf(setting).defaultValue());
    }

    private long found(Map<String, String> selector) {
        return base.pods().stream()
                .filter(pod -> Suite.selects(selector, pod.getMetadata().getLabels()))
                .count();
    }
}
