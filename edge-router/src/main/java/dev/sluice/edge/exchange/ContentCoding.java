package dev.sluice.edge.exchange;

import dev.sluice.contract.fault.Fault;
import dev.sluice.engine.work.ShortWork;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** The codings that content is compressed by: AWS's {@code gzip}, {@code deflate} and {@code identity}. */
public enum ContentCoding {
    GZIP {
        @Override
        InputStream reading(InputStream coded) throws IOException {
            return new GZIPInputStream(coded);
        }

        @Override
        OutputStream writing(OutputStream coded) throws IOException {
            return new GZIPOutputStream(coded);
        }
    },
    DEFLATE {
        @Override
        InputStream reading(InputStream coded) {
            return new InflaterInputStream(coded);
        }

        @Override
        OutputStream writing(OutputStream coded) {
            return new DeflaterOutputStream(coded);
        }
    },
    IDENTITY {
        @Override
        InputStream reading(InputStream coded) {
            return coded;
        }

        @Override
        OutputStream writing(OutputStream coded) {
            return coded;
        }
    };

    abstract InputStream reading(InputStream coded) throws IOException;

    abstract OutputStream writing(OutputStream coded) throws IOException;

    /** As headers spell it. */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of a {@code Content-Encoding}; throws the fault of an unsupported media type for any other coding. */
    public static ContentCoding of(@Nullable String contentEncoding) {
        if (contentEncoding == null || contentEncoding.isBlank()) {
            return IDENTITY;
        }
        for (ContentCoding coding : values()) {
            if (coding.token().equalsIgnoreCase(contentEncoding.strip())) {
                return coding;
            }
        }
        throw new FaultException(Fault.UNSUPPORTED_MEDIA_TYPE, "content coding " + contentEncoding);
    }

    /**
     * The one that an {@code Accept-Encoding} names and values most, {@link #IDENTITY} where it names none: as AWS, a
     * {@code *} or an absent header asks for nothing.
     */
    public static ContentCoding accepted(@Nullable String acceptEncoding) {
        ContentCoding best = IDENTITY;
        double most = 0;
        for (String part : acceptEncoding == null ? new String[0] : acceptEncoding.split(",", -1)) {
            String[] terms = part.strip().split(";", 2);
            double quality = terms.length == 1 ? 1 : quality(terms[1]);
            for (ContentCoding coding : values()) {
                if (coding.token().equalsIgnoreCase(terms[0].strip()) && quality > most) {
                    best = coding;
                    most = quality;
                }
            }
        }
        return best;
    }

    private static double quality(String parameter) {
        String text = parameter.replace(" ", "").toLowerCase(Locale.ROOT);
        try {
            return text.startsWith("q=") ? Double.parseDouble(text.substring(2)) : 1;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** The content; throws where it is no such coding's, or has more than {@code limit} bytes. */
    public Buffer decode(Buffer coded, long limit) {
        if (this == IDENTITY || coded.length() == 0) {
            return coded;
        }
        Buffer plain = Buffer.buffer();
        byte[] part = new byte[16_384];
        try (InputStream content = reading(new ByteArrayInputStream(coded.getBytes()))) {
            for (int read = content.read(part); read >= 0; read = content.read(part)) {
                ShortWork.spend(read / 16);
                plain.appendBytes(part, 0, read);
                if (plain.length() > limit) {
                    throw new FaultException(Fault.REQUEST_TOO_LARGE, "content of more than " + limit + " bytes");
                }
            }
            return plain;
        } catch (IOException e) {
            throw new FaultException(Fault.UNSUPPORTED_MEDIA_TYPE, "content that is not " + token());
        }
    }

    public Buffer encode(Buffer plain) {
        if (this == IDENTITY) {
            return plain;
        }
        var coded = new ByteArrayOutputStream(plain.length() / 2 + 32);
        try (OutputStream content = writing(coded)) {
            content.write(plain.getBytes());
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be written", e);
        }
        return Buffer.buffer(coded.toByteArray());
    }
}
