package dev.sluice.admin.sdk;

import java.util.List;

/** A language that SDKs are made in. Every CDI bean of this type is listed and made. */
interface SdkLanguage {

    SdkType type();

    /** Throws AWS's BadRequestException where a parameter is missing or makes no sense. Takes too long for an event loop. */
    List<SdkFile> files(ClientApi api, SdkParameters parameters);
}
