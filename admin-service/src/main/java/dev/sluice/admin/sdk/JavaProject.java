package dev.sluice.admin.sdk;

import dev.sluice.admin.fault.AwsFault;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a client of a Java SDK wants it to be called and built: the parameters of its type. */
public record JavaProject(
        Code service,
        Code pkg,
        boolean gradle,
        Code groupId,
        Code artifactId,
        Code version,
        @Nullable Code license) {

    /** Named, described and required as AWS lists them. */
    static final SdkType TYPE = new SdkType(
            "java",
            "Java",
            "Java SDK generator for API Gateway APIs",
            List.of(
                    new SdkType.Property(
                            "service.name",
                            "Service Name",
                            "Name of the service which is used to derive the Java interface name for your client",
                            true),
                    new SdkType.Property(
                            "java.package-name",
                            "Java Package Name",
                            "Name of the Java package your code will be generated under",
                            true),
                    new SdkType.Property(
                            "java.build-system",
                            "Java Build System",
                            "Build system to setup for project; Currently supported: maven, gradle",
                            false),
                    new SdkType.Property(
                            "java.group-id",
                            "Java Group Id",
                            "Group id for your Maven or Gradle project. Defaults to package name",
                            false),
                    new SdkType.Property(
                            "java.artifact-id",
                            "Java Artifact Id",
                            "Artifact Id for your Maven project or project name for your Gradle project. Defaults to"
                                    + " service name",
                            false),
                    new SdkType.Property(
                            "java.artifact-version",
                            "Java Artifact Version",
                            "Version of your Maven or Gradle project. Defaults to 1.0-SNAPSHOT",
                            false),
                    new SdkType.Property(
                            "java.license-text",
                            "Source Code License Text",
                            "Customer provided license to inject into source file headers",
                            false)));

    private static final Pattern SERVICE = Pattern.compile("[A-Za-z][A-Za-z0-9 _-]{0,79}");
    private static final Pattern PACKAGE =
            Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,49}(\\.[A-Za-z_][A-Za-z0-9_]{0,49}){0,9}");
    private static final Pattern BUILD_SYSTEM = Pattern.compile("maven|gradle");
    private static final Pattern ANYTHING = Pattern.compile(".*", Pattern.DOTALL);

    /** Packages that are Java's own, words of Java, and names that would hide one of its packages. */
    private static final Set<String> NOT_FIRST = Set.of("java", "javax", "jdk", "sun");

    static JavaProject of(SdkParameters parameters) {
        String service = Names.pascal(parameters.required("service.name", SERVICE));
        String pkg = parameters.required("java.package-name", PACKAGE);
        List<String> parts = List.of(pkg.split("\\.", -1));
        if (NOT_FIRST.contains(parts.getFirst()) || parts.stream().anyMatch(JavaProject::isWord)) {
            throw AwsFault.badRequest("Invalid value for SDK parameter java.package-name: " + pkg);
        }
        String license = parameters.optional("java.license-text", ANYTHING, "");
        Names types = new Names(Names.Style.PASCAL, ReservedWords.with(ReservedWords.TYPES, parts.getFirst()));
        return new JavaProject(
                Code.identifier(types.of(service)),
                Code.identifier(pkg),
                parameters.optional("java.build-system", BUILD_SYSTEM, "maven").equals("gradle"),
                coordinate(parameters, "java.group-id", pkg),
                coordinate(parameters, "java.artifact-id", service),
                coordinate(parameters, "java.artifact-version", "1.0-SNAPSHOT"),
                license.isEmpty() ? null : Code.words(license));
    }

    private static Code coordinate(SdkParameters parameters, String name, String otherwise) {
        return Code.words(parameters.optional(name, SdkParameters.COORDINATE, otherwise));
    }

    private static boolean isWord(String part) {
        return ReservedWords.JAVA_KEYWORDS.contains(part);
    }
}
