package dev.sluice.admin.sdk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** JavaScript in the shape of AWS's, for browsers and Node, and without the libraries that AWS's brings. */
@ApplicationScoped
public class JavaScriptSdk implements SdkLanguage {

    private static final SdkType TYPE =
            new SdkType("javascript", "JavaScript", "JavaScript SDK generator for API Gateway APIs", List.of());
    private static final String FOLDER = "apiGateway-js-sdk/";

    /** Shown nothing but {@link Code}. */
    @CheckedTemplate
    static class Templates {
        static native TemplateInstance apigClient(SdkView api);

        static native TemplateInstance manifest(SdkView api);

        static native TemplateInstance readme(SdkView api);

        private Templates() {}
    }

    @Override
    public SdkType type() {
        return TYPE;
    }

    @Override
    public List<SdkFile> files(ClientApi api, SdkParameters parameters) {
        SdkView view = new ScriptSpelling().view(api);
        return List.of(
                new SdkFile(FOLDER + "apigClient.js", Templates.apigClient(view).render()),
                new SdkFile(FOLDER + "package.json", Templates.manifest(view).render()),
                new SdkFile(FOLDER + "README.md", Templates.readme(view).render()));
    }
}
