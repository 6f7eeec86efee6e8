package org.shuqiao.catalog.published;

import org.shuqiao.catalog.Catalog;

/** Runs the published-catalogue contract on the platform's own store. */
class StoreCatalogueTest extends PublishedCatalogueContractTest {

    @Override
    protected PublishedCatalogue over(Catalog catalog) {
        return new StoreCatalogue(catalog);
    }
}
