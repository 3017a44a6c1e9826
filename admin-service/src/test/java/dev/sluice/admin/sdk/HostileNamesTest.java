package dev.sluice.admin.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.lang.reflect.Constructor;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/**
 * Whatever an API calls its parts, its clients compile, do nothing else than they should, and say the names unchanged on the
 * wire. Each name would, if it got out of its place, set a property that the tests look for, or break the syntax.
 */
@QuarkusTest
@QuarkusTestResource(Database.class)
class HostileNamesTest {

    private static final List<String> NAMES = List.of(
            "\"); System.setProperty(\"injected\", \"1\"); (\"",
            "'); globalThis.injected = 1; ('",
            "`${globalThis.injected = 1}`",
            "*/ static { System.setProperty(\"injected\", \"1\"); } /*",
            "*/ globalThis.injected = 1; /*",
            "\\u002a\\u002f static { System.setProperty(\"injected\", \"1\"); } \\u002f\\u002a",
            "\\u0022 + System.setProperty(\\u0022injected\\u0022, \\u00221\\u0022) + \\u0022",
            "\\",
            "\\\\\"",
            "\"\"\"\nimport builtins; builtins.injected = 1\n\"\"\"",
            "'''\nimport builtins; builtins.injected = 1\n'''",
            "x\nimport builtins; builtins.injected = 1",
            "// comment\r\n globalThis.injected = 1",
            "# comment\n globalThis.injected = 1",
            "{api.title}",
            "{#for x in api.methods}",
            "|}{api.title}{|",
            "{! comment !}",
            "${7*7} #{7*7} {{7*7}} <%= 7*7 %> %s %n",
            "]]></description><injected/>",
            "</script><script>globalThis.injected = 1</script>",
            "| cell | [link](javascript:alert(1)) `code`",
            "\u2028globalThis.injected = 1\u2029\u0085\u0000\u0007\u007f",
            "\u540d\u524d",
            "gr\u00f6\u00dfe",
            "\ud83d\ude3a",
            "\u202e\u2066bidi",
            "a b",
            "a-b",
            "a_b",
            "aB",
            "AB",
            "Ab",
            "1",
            "_",
            "$",
            "",
            " ",
            "__proto__",
            "constructor",
            "prototype",
            "then",
            "toString",
            "hashCode",
            "getClass",
            "equals",
            "wait",
            "class",
            "default",
            "function",
            "await",
            "record",
            "var",
            "None",
            "True",
            "def",
            "lambda",
            "self",
            "classmethod",
            "cls",
            "type",
            "models",
            "typing",
            "str",
            "java",
            "javax",
            "org",
            "String",
            "Object",
            "Builder",
            "builder",
            "build",
            "value",
            "json",
            "body",
            "headers",
            "header",
            "query",
            "call",
            "transport",
            "fromJson",
            "from_json",
            "to json",
            "toJson",
            "x".repeat(400));

    @Inject
    JavaSdk java;

    @Inject
    PythonSdk python;

    @Inject
    JavaScriptSdk javascript;

    @Inject
    TypeScriptSdk typescript;

    @TempDir
    Path folder;

    @Test
    void javaCompilesAndKeepsEveryName() throws Exception {
        Path sdk = Sdks.unpack(SdkArchive.zip(Sdks.files(java, hostile())), folder);

        try (URLClassLoader classes = JavaSources.compile(sdk)) {
            int models = 0;
            for (Class<?> type : load(classes, sdk)) {
                if (type.isRecord() && type.getRecordComponents().length == NAMES.size()) {
                    models++;
                    Constructor<?> constructor = type.getConstructors()[0];
                    Object[] texts = new Object[NAMES.size()];
                    Arrays.fill(texts, "text");
                    Map<?, ?> written = (Map<?, ?>) type.getMethod("toJson").invoke(constructor.newInstance(texts));
                    assertThat(new TreeSet<Object>(written.keySet())).isEqualTo(new TreeSet<Object>(NAMES));
                }
            }
            assertThat(models).isEqualTo(NAMES.size());
            assertThat(System.getProperty("injected")).isNull();
        }
        String pom = Files.readString(sdk.resolve("pom.xml"));
        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(pom)));
        assertThat(document.getElementsByTagName("injected").getLength()).isZero();
    }

    @Test
    void pythonRunsAndKeepsEveryName() throws Exception {
        String interpreter = Runner.needed("python3", "python");
        Path sdk = Sdks.unpack(SdkArchive.zip(Sdks.files(python, hostile())), folder);
        Files.writeString(sdk.resolve("check.py"), Sdks.resource("hostile.py.txt"));

        String printed = Commands.run(sdk, List.of(interpreter, "check.py", "%d".formatted(NAMES.size())));

        assertThat(printed.strip()).isEqualTo("fine");
    }

    @Test
    void javascriptRunsAndKeepsEveryName() throws Exception {
        String node = Runner.needed("node");
        Path sdk = Sdks.unpack(SdkArchive.zip(Sdks.files(javascript, hostile())), folder);
        Files.writeString(sdk.resolve("check.cjs"), Sdks.resource("hostile.cjs.txt"));
        Files.writeString(sdk.resolve("names.json"), names().toString());

        String printed = Commands.run(sdk, List.of(node, "check.cjs"));

        assertThat(printed.strip()).isEqualTo("fine");
    }

    @Test
    void typescriptCompiles() throws Exception {
        String node = Runner.needed("node");
        Path sdk = Sdks.unpack(SdkArchive.zip(Sdks.files(typescript, hostile())), folder);
        Files.writeString(
                sdk.resolve("check.ts"),
                "import * as sdk from './src/index.ts';\n"
                        + "console.log('injected' in globalThis ? 'injected' : typeof new sdk.ApiClient());\n");

        assertThat(Runner.typescript(node, sdk, "check.ts", List.of()).strip()).isEqualTo("object");
    }

    @Test
    void aFileThatIsNoProgramHasOnlyPlainWords() {
        for (SdkLanguage language : List.of(java, python, javascript, typescript)) {
            assertThat(Sdks.files(language, hostile()))
                    .filteredOn(file -> file.path().endsWith(".md"))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file.content())
                            .doesNotContain(
                                    "<script>", "](javascript", "\u202e", "import builtins; builtins.injected = 1\n"));
        }
    }

    private static List<Class<?>> load(URLClassLoader classes, Path sdk) throws Exception {
        Path sources = sdk.resolve("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            List<String> names = files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> sources.relativize(file)
                            .toString()
                            .replace(".java", "")
                            .replace('/', '.'))
                    .toList();
            List<Class<?>> loaded = new ArrayList<>();
            for (String name : names) {
                loaded.add(Class.forName(name, true, classes));
            }
            return loaded;
        }
    }

    private static ArrayNode names() {
        ArrayNode names = JsonNodeFactory.instance.arrayNode();
        NAMES.forEach(names::add);
        return names;
    }

    /** Each name as an API's, a model's, a property's, a path's, an operation's and a parameter's; and all of them at once. */
    private static ClientApi hostile() {
        ObjectNode api = JsonNodeFactory.instance.objectNode().put("id", "x").put("name", String.join(" ", NAMES));
        ObjectNode all = JsonNodeFactory.instance.objectNode().put("type", "object");
        NAMES.forEach(
                name -> all.withObjectProperty("properties").putObject(name).put("type", "string"));
        for (String name : NAMES) {
            ObjectNode model = api.withObjectProperty("models").putObject(name);
            model.put("name", name).put("schema", all.toString());
            ObjectNode resource = api.withObjectProperty("resources").putObject("r" + name);
            resource.put("id", name).put("path", "/" + name + "/{" + name.replaceAll("[{}/+]", "") + "}");
            ObjectNode method = resource.putObject("resourceMethods").putObject("POST");
            method.put("httpMethod", "POST").put("authorizationType", "AWS_IAM").put("operationName", name);
            method.putObject("requestModels").put("application/json", name);
        }
        every(api, "every", "querystring");
        every(api, "headed", "header");
        return Sdks.client(api.toString());
    }

    private static void every(ObjectNode api, String path, String location) {
        ObjectNode resource = api.withObjectProperty("resources").putObject(path);
        resource.put("id", path).put("path", "/" + path);
        ObjectNode method = resource.putObject("resourceMethods").putObject("GET");
        method.put("httpMethod", "GET").put("authorizationType", "NONE");
        ObjectNode parameters = method.putObject("requestParameters");
        NAMES.stream()
                .filter(name -> !name.isEmpty())
                .forEach(name -> parameters.put("method.request." + location + "." + name, false));
    }
}
