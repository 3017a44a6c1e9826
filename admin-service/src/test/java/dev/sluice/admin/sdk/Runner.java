package dev.sluice.admin.sdk;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How this machine checks and runs the client of a language, if it can. */
enum Runner {
    JAVA {
        @Override
        String drive(Path sdk, String url) throws Exception {
            Files.writeString(sdk.resolve("Driver.java"), Sdks.resource("driver.java.txt"));
            try (URLClassLoader classes = JavaSources.compile(sdk)) {
                return (String) classes.loadClass("Driver")
                        .getMethod("run", String.class)
                        .invoke(null, url);
            }
        }
    },

    PYTHON {
        @Override
        String drive(Path sdk, String url) throws Exception {
            return run(sdk, "driver.py", url, List.of(needed("python3", "python")));
        }
    },

    JAVASCRIPT {
        @Override
        String drive(Path sdk, String url) throws Exception {
            return run(sdk, "driver.cjs", url, List.of(needed("node")));
        }
    },

    TYPESCRIPT {
        @Override
        String drive(Path sdk, String url) throws Exception {
            String node = needed("node");
            Files.writeString(sdk.resolve("driver.ts"), Sdks.resource("driver.ts.txt"));
            return typescript(node, sdk, "driver.ts", List.of(url));
        }
    };

    /** What the driver printed, one line a call. */
    abstract String drive(Path sdk, String url) throws Exception;

    static String needed(String... names) {
        Optional<String> command = Commands.find(names);
        assumeTrue(command.isPresent(), names[0] + " is not on the PATH");
        return command.orElseThrow();
    }

    /** Compiled with every check where there is a compiler; run as it is where Node can. */
    static String typescript(String node, Path sdk, String program, List<String> arguments) throws Exception {
        Optional<String> compiler = Commands.find("tsc");
        if (compiler.isEmpty()) {
            assumeTrue(strips(node), "neither tsc nor a Node that strips types (22.6) is on the PATH");
            return Commands.run(
                    sdk, joined(List.of(node, "--experimental-strip-types", "--no-warnings", program), arguments));
        }
        String tsc = compiler.orElseThrow();
        Commands.run(sdk, List.of(tsc, "-p", "."));
        String source = Files.readString(sdk.resolve(program));
        Files.writeString(sdk.resolve(program), source.replace("./src/index.ts", "./dist/index.js"));
        Commands.run(
                sdk,
                joined(
                        List.of(tsc, "--strict", "--module", "es2022", "--target", "es2022"),
                        List.of("--moduleResolution", "bundler", program)));
        return Commands.run(sdk, joined(List.of(node, program.replace(".ts", ".js")), arguments));
    }

    static boolean strips(String node) throws IOException, InterruptedException {
        String[] version = Commands.run(Path.of("."), List.of(node, "--version"))
                .strip()
                .substring(1)
                .split("\\.", -1);
        int major = Integer.parseInt(version[0]);
        return major > 22 || major == 22 && Integer.parseInt(version[1]) >= 6;
    }

    private static String run(Path sdk, String driver, String url, List<String> interpreter)
            throws IOException, InterruptedException {
        Files.writeString(sdk.resolve(driver), Sdks.resource(driver + ".txt"));
        return Commands.run(sdk, joined(interpreter, List.of(driver, url)));
    }

    private static List<String> joined(List<String> some, List<String> more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
