package org.shuqiao.standards.source;

/** Where a dataset comes from. Texts may hold {@code ${NAME}}, which {@link Secrets} resolves. */
public sealed interface Source permits TableSource, FileSource, ServiceSource {

    Slice slice();
}
