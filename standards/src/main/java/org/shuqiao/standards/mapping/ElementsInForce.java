package org.shuqiao.standards.mapping;

import java.time.LocalDate;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.standards.error.StandardsCode;
import org.shuqiao.standards.pack.StandardPack;
import org.shuqiao.standards.source.SourceFile;

/** Refuses mappings to data elements that their pack has ended, or that do not hold yet. */
public final class ElementsInForce {

    private ElementsInForce() { }

    /** @param on the day of the data */
    public static void require(SourceFile source, StandardPack pack, LocalDate on) {
        source.mapping().columns().forEach(column -> pack.terms(column.element())
                .filter(terms -> !terms.inForce(on)).ifPresent(terms -> {
                    throw new CodedException(StandardsCode.ELEMENT_ENDED, source.path() + ":" + column.place(),
                            column.element(), on, terms.from(), terms.until(), terms.successor().orElse("-"));
                }));
    }
}
