package dev.sluice.admin.sdk;

import dev.sluice.admin.sdk.SdkView.MethodView;
import dev.sluice.admin.sdk.SdkView.ModelView;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Java 17 and newer, of the JDK alone: its HTTP client, records for models, and a small JSON of its own. */
@ApplicationScoped
public class JavaSdk implements SdkLanguage {

    private static final String FOLDER = "generated-code/";

    /** Shown nothing but {@link Code} and what the parameters decided. */
    @CheckedTemplate
    static class Templates {
        static native TemplateInstance client(SdkView api, JavaProject project);

        static native TemplateInstance model(ModelView model, JavaProject project);

        static native TemplateInstance request(MethodView method, JavaProject project);

        static native TemplateInstance apiBuilder(JavaProject project);

        static native TemplateInstance apiCall(JavaProject project);

        static native TemplateInstance apiException(JavaProject project);

        static native TemplateInstance apiResponse(JavaProject project);

        static native TemplateInstance apiTransport(JavaProject project);

        static native TemplateInstance json(JavaProject project);

        static native TemplateInstance jsonReader(JavaProject project);

        static native TemplateInstance retryPolicy(JavaProject project);

        static native TemplateInstance signer(JavaProject project);

        static native TemplateInstance pom(SdkView api, JavaProject project);

        static native TemplateInstance gradle(JavaProject project);

        static native TemplateInstance gradleSettings(JavaProject project);

        static native TemplateInstance readme(SdkView api, JavaProject project);

        private Templates() {}
    }

    @Override
    public SdkType type() {
        return JavaProject.TYPE;
    }

    @Override
    public List<SdkFile> files(ClientApi api, SdkParameters parameters) {
        JavaProject project = JavaProject.of(parameters);
        SdkView view = new JavaSpelling(project.pkg()).view(api);
        List<SdkFile> files = new ArrayList<>(build(view, project));
        add(files, project, "." + project.service(), Templates.client(view, project));
        view.models().forEach(model -> add(files, project, ".model." + model.name(), Templates.model(model, project)));
        view.methods()
                .forEach(method ->
                        add(files, project, ".request." + method.request(), Templates.request(method, project)));
        add(files, project, ".runtime.ApiBuilder", Templates.apiBuilder(project));
        add(files, project, ".runtime.ApiCall", Templates.apiCall(project));
        add(files, project, ".runtime.ApiException", Templates.apiException(project));
        add(files, project, ".runtime.ApiResponse", Templates.apiResponse(project));
        add(files, project, ".runtime.ApiTransport", Templates.apiTransport(project));
        add(files, project, ".runtime.Json", Templates.json(project));
        add(files, project, ".runtime.JsonReader", Templates.jsonReader(project));
        add(files, project, ".runtime.RetryPolicy", Templates.retryPolicy(project));
        add(files, project, ".runtime.Signer", Templates.signer(project));
        return files;
    }

    private static List<SdkFile> build(SdkView view, JavaProject project) {
        SdkFile readme = new SdkFile(
                FOLDER + "README.md", Templates.readme(view, project).render());
        if (project.gradle()) {
            return List.of(
                    readme,
                    new SdkFile(
                            FOLDER + "build.gradle", Templates.gradle(project).render()),
                    new SdkFile(
                            FOLDER + "settings.gradle",
                            Templates.gradleSettings(project).render()));
        }
        return List.of(
                readme,
                new SdkFile(FOLDER + "pom.xml", Templates.pom(view, project).render()));
    }

    private static void add(List<SdkFile> files, JavaProject project, String type, TemplateInstance template) {
        String name = project.pkg() + type;
        files.add(new SdkFile(FOLDER + "src/main/java/" + name.replace('.', '/') + ".java", template.render()));
    }
}
