package dev.sluice.contract.webacl;

/** What is done to a text before it is looked at, by AWS's names. Source: AWS WAF guide, "Using text transformations". */
public enum TextTransformation {
    NONE,
    COMPRESS_WHITE_SPACE,
    HTML_ENTITY_DECODE,
    LOWERCASE,
    CMD_LINE,
    URL_DECODE,
    URL_DECODE_UNI,
    BASE64_DECODE,
    BASE64_DECODE_EXT,
    HEX_DECODE,
    MD5,
    REPLACE_COMMENTS,
    ESCAPE_SEQ_DECODE,
    SQL_HEX_DECODE,
    CSS_DECODE,
    JS_DECODE,
    NORMALIZE_PATH,
    NORMALIZE_PATH_WIN,
    REMOVE_NULLS,
    REPLACE_NULLS,
    UTF8_TO_UNICODE
}
