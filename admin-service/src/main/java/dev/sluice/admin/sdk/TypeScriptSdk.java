package dev.sluice.admin.sdk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** TypeScript, of which every type can be erased: Node runs it as it is, and tsc compiles it for older ones. */
@ApplicationScoped
public class TypeScriptSdk implements SdkLanguage {

    private static final SdkType TYPE =
            new SdkType("typescript", "TypeScript", "TypeScript SDK generator for API Gateway APIs", List.of());
    private static final String FOLDER = "apiGateway-ts-sdk/";

    /** Shown nothing but {@link Code}. */
    @CheckedTemplate
    static class Templates {
        static native TemplateInstance client(SdkView api);

        static native TemplateInstance models(SdkView api);

        static native TemplateInstance manifest(SdkView api);

        static native TemplateInstance compiler();

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
                new SdkFile(FOLDER + "src/index.ts", Templates.client(view).render()),
                new SdkFile(FOLDER + "src/models.ts", Templates.models(view).render()),
                new SdkFile(FOLDER + "package.json", Templates.manifest(view).render()),
                new SdkFile(FOLDER + "tsconfig.json", Templates.compiler().render()),
                new SdkFile(FOLDER + "README.md", Templates.readme(view).render()));
    }
}
