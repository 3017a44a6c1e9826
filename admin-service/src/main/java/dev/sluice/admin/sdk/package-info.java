/**
 * Client SDKs of deployed stages. What a stage offers is read once into a {@link dev.sluice.admin.sdk.ClientApi}; each
 * {@link dev.sluice.admin.sdk.SdkLanguage} spells it in its own words and fills its Qute templates, which are shown
 * {@link dev.sluice.admin.sdk.Code} only: no text of an API reaches a source file as it is.
 */
@NullMarked
package dev.sluice.admin.sdk;

import org.jspecify.annotations.NullMarked;
