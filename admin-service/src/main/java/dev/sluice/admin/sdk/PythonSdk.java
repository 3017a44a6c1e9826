package dev.sluice.admin.sdk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.regex.Pattern;

/** Python 3.9 and newer, of its standard library alone. */
@ApplicationScoped
public class PythonSdk implements SdkLanguage {

    private static final String PACKAGE = "python.package-name";
    private static final String VERSION = "python.package-version";
    private static final SdkType TYPE = new SdkType(
            "python",
            "Python",
            "Python SDK generator for API Gateway APIs",
            List.of(
                    new SdkType.Property(
                            PACKAGE,
                            "Python Package Name",
                            "Name of the package that is imported. Defaults to api_client",
                            false),
                    new SdkType.Property(
                            VERSION, "Python Package Version", "Version of the package. Defaults to 1.0.0", false)));
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,99}");
    private static final String FOLDER = "apiGateway-python-sdk/";

    /** Shown nothing but {@link Code}. */
    @CheckedTemplate
    static class Templates {
        static native TemplateInstance init(SdkView api);

        static native TemplateInstance client(SdkView api);

        static native TemplateInstance models(SdkView api);

        static native TemplateInstance values();

        static native TemplateInstance transport();

        static native TemplateInstance project(SdkView api, Code pkg, Code version);

        static native TemplateInstance readme(SdkView api, Code pkg);

        private Templates() {}
    }

    @Override
    public SdkType type() {
        return TYPE;
    }

    @Override
    public List<SdkFile> files(ClientApi api, SdkParameters parameters) {
        String name = parameters.optional(PACKAGE, NAME, "api_client");
        Code pkg = Code.identifier(new Names(Names.Style.SNAKE, ReservedWords.PYTHON).of(name));
        Code version = Code.words(parameters.optional(VERSION, SdkParameters.COORDINATE, "1.0.0"));
        SdkView view = new PythonSpelling().view(api);
        String folder = FOLDER + pkg + "/";
        return List.of(
                new SdkFile(folder + "__init__.py", Templates.init(view).render()),
                new SdkFile(folder + "client.py", Templates.client(view).render()),
                new SdkFile(folder + "models.py", Templates.models(view).render()),
                new SdkFile(folder + "_values.py", Templates.values().render()),
                new SdkFile(folder + "_transport.py", Templates.transport().render()),
                new SdkFile(
                        FOLDER + "pyproject.toml",
                        Templates.project(view, pkg, version).render()),
                new SdkFile(FOLDER + "README.md", Templates.readme(view, pkg).render()));
    }
}
