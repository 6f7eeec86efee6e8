/** Writes datasets into the carriers they lie in: database tables, files, services. */
package org.shuqiao.city.carry;

