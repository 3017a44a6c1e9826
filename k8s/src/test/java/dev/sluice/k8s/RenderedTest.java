package dev.sluice.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.settings.Setting;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Kustomize makes of each overlay, which is what a cluster gets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RenderedTest {

    @TempDir
    Path folder;

    private final Map<String, Suite> renderedBefore = new HashMap<>();

    static List<String> overlays() throws IOException {
        return ManifestFiles.overlays();
    }

    @Test
    void baseRenders() throws Exception {
        assertThat(Kustomize.of(folder.resolve("base-alone")).render("base").pods())
                .hasSameSizeAs(Suite.SERVICES);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyPodIsProbedOnTheManagementPort(String overlay) throws Exception {
        for (Container container : containers(overlay)) {
            assertThat(path(container.getStartupProbe())).isEqualTo("/q/health/started");
            assertThat(path(container.getLivenessProbe())).isEqualTo("/q/health/live");
            assertThat(path(container.getReadinessProbe())).isEqualTo("/q/health/ready");
        }
    }

    @Test
    void productionSpeaksTls() throws Exception {
        int port = Integer.parseInt(Setting.EDGE_ROUTER_TLS_PORT.defaultValue());
        Suite production = rendered("production");

        assertThat(production.container("edge-router").getPorts()).anyMatch(p -> p.getContainerPort() == port);
        assertThat(production.one(Service.class, "edge-router").getSpec().getPorts())
                .extracting(ServicePort::getPort)
                .containsExactlyInAnyOrder(80, 443);
    }

    @Test
    void onlyThoseWhoCallAwsHaveItsCredentials() throws Exception {
        Suite production = rendered("production");

        assertThat(Suite.SERVICES.stream()
                        .filter(service -> production.container(service).getEnv().stream()
                                .anyMatch(variable ->
                                        variable.getName().equals(Setting.AWS_CREDENTIALS_FILE.variable()))))
                .containsExactlyInAnyOrder("edge-router", "auth-service", "websocket-service");
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyPodSaysWhatItNeeds(String overlay) throws Exception {
        for (Container container : containers(overlay)) {
            assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
            assertThat(container.getResources().getLimits()).containsKey("memory");
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void noPodMayDoMoreThanServe(String overlay) throws Exception {
        for (PodSpec pod : pods(overlay)) {
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getEnableServiceLinks()).isFalse();
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            var container = pod.getContainers().getFirst().getSecurityContext();
            assertThat(container.getAllowPrivilegeEscalation()).isFalse();
            assertThat(container.getReadOnlyRootFilesystem()).isTrue();
            assertThat(container.getCapabilities().getDrop()).containsExactly("ALL");
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyPodHasTimeToDrain(String overlay) throws Exception {
        long drain = Long.parseLong(settings(overlay).get(Setting.DRAIN_SECONDS.variable()));
        for (PodSpec pod : pods(overlay)) {
            long before = pod.getContainers()
                    .getFirst()
                    .getLifecycle()
                    .getPreStop()
                    .getSleep()
                    .getSeconds();
            assertThat(pod.getTerminationGracePeriodSeconds()).isGreaterThan(before + drain);
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyNameReferredToExists(String overlay) throws Exception {
        Suite suite = rendered(overlay);
        Set<String> configMaps = names(suite.all(ConfigMap.class));
        Set<String> secrets = names(suite.all(Secret.class));
        for (PodSpec pod : pods(overlay)) {
            assertThat(pod.getContainers().getFirst().getEnvFrom())
                    .isNotEmpty()
                    .allSatisfy(from -> assertThat(configMaps)
                            .contains(from.getConfigMapRef().getName()));
            assertThat(pod.getVolumes().stream()
                            .filter(volume -> volume.getSecret() != null)
                            .map(volume -> volume.getSecret().getSecretName()))
                    .isNotEmpty()
                    .isSubsetOf(secrets);
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyFileSettingNamesAFileOfAMountedSecret(String overlay) throws Exception {
        Suite suite = rendered(overlay);
        for (PodSpec pod : pods(overlay)) {
            Map<String, String> environment = new HashMap<>(settings(overlay));
            Container container = pod.getContainers().getFirst();
            container.getEnv().stream()
                    .filter(variable -> variable.getValue() != null)
                    .forEach(variable -> environment.put(variable.getName(), variable.getValue()));
            Set<String> files = files(suite, pod);
            environment.forEach((name, value) -> {
                if (name.endsWith("_FILE")) {
                    assertThat(files).as(name).contains(value);
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everySettingIsKnownAndEveryReferenceIsToAnEarlierVariable(String overlay) throws Exception {
        Set<String> known = Stream.of(Setting.values()).map(Setting::variable).collect(Collectors.toSet());
        assertThat(known).containsAll(settings(overlay).keySet());
        for (Container container : containers(overlay)) {
            Set<String> earlier = new HashSet<>();
            for (EnvVar variable : container.getEnv()) {
                if (variable.getName().startsWith("SLUICE_")) {
                    assertThat(known).contains(variable.getName());
                }
                assertThat(earlier).containsAll(references(variable));
                earlier.add(variable.getName());
            }
        }
    }

    private static Set<String> references(EnvVar variable) {
        String value = variable.getValue() == null ? "" : variable.getValue();
        return Pattern.compile("\\$\\((\\w+)\\)")
                .matcher(value)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    private static Set<String> files(Suite suite, PodSpec pod) {
        Map<String, String> secretOfVolume = pod.getVolumes().stream()
                .filter(volume -> volume.getSecret() != null)
                .collect(Collectors.toMap(
                        Volume::getName, volume -> volume.getSecret().getSecretName()));
        Set<String> files = new HashSet<>();
        for (VolumeMount mount : pod.getContainers().getFirst().getVolumeMounts()) {
            String secret = secretOfVolume.get(mount.getName());
            if (secret != null) {
                suite.one(Secret.class, secret)
                        .getData()
                        .keySet()
                        .forEach(key -> files.add(mount.getMountPath() + "/" + key));
            }
        }
        return files;
    }

    private Map<String, String> settings(String overlay) throws Exception {
        return rendered(overlay).all(ConfigMap.class).getFirst().getData();
    }

    private static String path(Probe probe) {
        HTTPGetAction get = probe.getHttpGet();
        assertThat(get.getPort().getStrVal()).isEqualTo("management");
        return get.getPath();
    }

    private static Set<String> names(List<? extends HasMetadata> manifests) {
        return manifests.stream().map(m -> m.getMetadata().getName()).collect(Collectors.toSet());
    }

    private List<PodSpec> pods(String overlay) throws Exception {
        List<PodSpec> pods =
                rendered(overlay).pods().stream().map(pod -> pod.getSpec()).toList();
        assertThat(pods).hasSameSizeAs(Suite.SERVICES);
        return pods;
    }

    private List<Container> containers(String overlay) throws Exception {
        return pods(overlay).stream().map(pod -> pod.getContainers().getFirst()).toList();
    }

    private Suite rendered(String overlay) throws Exception {
        Suite suite = renderedBefore.get(overlay);
        if (suite == null) {
            suite = Kustomize.of(folder.resolve(overlay)).render("overlays/" + overlay);
            renderedBefore.put(overlay, suite);
        }
        return suite;
    }
}
