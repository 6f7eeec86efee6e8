package org.shuqiao.standards.source;

/** Where a dataset comes from. Texts may hold {@code ${NAME}}, which {@link Secrets} resolves. */
public sealed interface Source permits TableSource, FileSource, ServiceSource {

    Slice slice();

    /** @return the kind in one word, as source files, commands and pages write it */
    default String kind() {
        return switch (this) {
            case TableSource table -> "table";
            case FileSource file -> "file";
            case ServiceSource service -> "service";
        };
    }
}
