package org.shuqiao.catalog.published;

import org.shuqiao.catalog.Catalog;

/** The published catalogue in the platform's own store. */
class StoreCatalogueTest extends PublishedCatalogueContractTest {

    @Override
    protected PublishedCatalogue over(Catalog catalog) {
        return new StoreCatalogue(catalog);
    }
}
