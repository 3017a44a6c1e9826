package dev.sluice.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;

/** Names that say nothing about what a thing is. */
final class Names {

    /** Base and Abstract as prefixes; AWS's own noun BasePath (of a custom domain) is one. */
    private static final String EMPTY_NAME =
            "(.*(Impl|Utils?|Helpers?|Manager|Dto|DTO|Mapper))|(Base(?!Path)[A-Z].*)|(Abstract[A-Z].*)";

    private Names() {}

    static ArchRule types() {
        return noClasses()
                .should()
                .haveNameMatching("(.*[.$])?(" + EMPTY_NAME + ")")
                .as(
                        "no type is named for its role in a pattern (Impl, Util, Helper, Manager, Dto, Mapper, Base, Abstract)")
                .allowEmptyShould(true);
    }

    static ArchRule packages() {
        return noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..core..", "..impl..", "..dto..")
                .as("packages are concerns: no util, common, core, impl, dto")
                .allowEmptyShould(true);
    }
}
