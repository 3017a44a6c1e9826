package dev.sluice.edge.webacl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.webacl.TextTransformation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Each line of a file is what one transformation makes of a text; {@code <HH>} in either is a byte. */
class TransformationsTest {

    private static final String CASES = "src/test/resources/webacl/transformations.csv";
    private static final Pattern BYTE = Pattern.compile("<([0-9a-f]{2})>");

    @ParameterizedTest
    @CsvFileSource(
            files = CASES,
            delimiter = '|',
            quoteCharacter = '`',
            numLinesToSkip = 1,
            ignoreLeadingAndTrailingWhitespace = false)
    void makesOfATextWhatAwsDoes(TextTransformation transformation, String text, String made) {
        assertThat(Transformations.apply(transformation, bytes(text))).isEqualTo(bytes(made));
    }

    @Test
    void eachTransformationHasACase() throws Exception {
        Set<TextTransformation> left = EnumSet.allOf(TextTransformation.class);
        Files.readAllLines(Path.of(CASES)).stream()
                .skip(1)
                .forEach(line -> left.remove(TextTransformation.valueOf(line.substring(0, line.indexOf('|')))));

        assertThat(left).isEmpty();
    }

    private static String bytes(String text) {
        return BYTE.matcher(text == null ? "" : text)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
