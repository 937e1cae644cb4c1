/** What a picture is taken in for: to be sent to the provider as it is, or to have a part of it cut out first. */
export type ImagePurpose = 'to_send' | 'to_crop'
