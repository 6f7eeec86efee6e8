/** Writers of datasets into database tables, files and services. */
package org.shuqiao.city.carry;

