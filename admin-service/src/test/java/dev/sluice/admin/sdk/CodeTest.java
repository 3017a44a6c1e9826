package dev.sluice.admin.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeTest {

    @Test
    void quotesForEachLanguage() {
        String text = "a\"\\\n\u0001<\u00e9\ud83d\ude3a";

        assertThat(Code.javaText(text)).hasToString("\"a\\\"\\\\\\012\\001<\\u00e9\\ud83d\\ude3a\"");
        assertThat(Code.scriptText(text)).hasToString("\"a\\\"\\\\\\u000a\\u0001\\u003c\\u00e9\\ud83d\\ude3a\"");
        assertThat(Code.pythonText(text)).hasToString("\"a\\\"\\\\\\u000a\\u0001<\\u00e9\\U0001f63a\"");
    }

    @Test
    void keepsPlainWordsOnly() {
        assertThat(Code.words("a*/b\n`c`<d>|e\\f\u2028g\"h ")).hasToString("a /b  c  d  e f g h");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "a b", "a;", "\u00e9", "a\n"})
    void refusesAnIdentifierThatIsNone(String name) {
        assertThatThrownBy(() -> Code.identifier(name)).isInstanceOf(IllegalArgumentException.class);
    }

    /** What a template is shown could otherwise print a text as it is. */
    @Test
    void templatesAreShownNoText() {
        Stream<Class<?>> shown = Stream.of(
                SdkView.class,
                SdkView.ModelView.class,
                SdkView.PropertyView.class,
                SdkView.MethodView.class,
                SdkView.CallView.class,
                SdkView.ParameterView.class,
                JavaProject.class);
        List<String> texts = shown.flatMap(type -> Stream.of(type.getRecordComponents()))
                .filter(component -> component.getGenericType().getTypeName().contains("String"))
                .map(RecordComponent::toString)
                .toList();

        assertThat(texts).isEmpty();
    }
}
