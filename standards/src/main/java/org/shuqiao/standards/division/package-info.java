/** Divisions of China and of the packs, by code, by name and by day. */
package org.shuqiao.standards.division;

