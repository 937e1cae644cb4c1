/** The id of the field to search the wall in: it is the server's HTML, and the finder looks for it by this. */
export const SEARCH_ID = 'wall-search'
/** The id of the button for the filters, where the focus goes when what had it is gone. */
export const FILTERS_ID = 'wall-filters'
