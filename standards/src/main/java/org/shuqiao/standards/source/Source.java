package org.shuqiao.standards.source;

/** Source of a dataset. Texts may hold {@code ${NAME}}, which {@link SecretResolver} resolves. */
public sealed interface Source permits TableSource, FileSource, ServiceSource, StreamSource {

    SliceStrategy slice();

    /** @return the kind in one word, as source files, commands and pages write it */
    default String kind() {
        return switch (this) {
            case TableSource table -> "table";
            case FileSource file -> "file";
            case ServiceSource service -> "service";
            case StreamSource stream -> "stream";
        };
    }
}
